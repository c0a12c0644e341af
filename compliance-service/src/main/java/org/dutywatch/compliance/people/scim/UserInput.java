package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import java.util.List;

/** Brings a user that an identity provider sent into standard form, whichever variant it uses. */
final class UserInput {
    private static final String MANAGER = "manager";

    private UserInput() {}

    /**
     * Changes the user: the addresses are a list of objects of which at most one is primary, and the manager is an
     * object with a value. A manager about whom nothing is said is left out. An extension that is null removes the
     * manager and the department.
     *
     * @throws ScimRefused if one of them cannot be read; it names the attribute
     */
    static void standardize(GenericScimResource given) {
        ObjectNode user = given.getObjectNode();
        if (user.hasNonNull(Emails.ATTRIBUTE)) {
            var emails = Emails.withOnePrimary(List.of(), Emails.read(user.get(Emails.ATTRIBUTE)));
            user.set(Emails.ATTRIBUTE, Emails.json(emails));
        }
        refuseOutsideExtension(user);
        if (user.has(Scim.ENTERPRISE) && user.get(Scim.ENTERPRISE).isNull()) {
            user.putObject(Scim.ENTERPRISE).putNull(MANAGER).putNull("department");
        }
        if (user.hasNonNull(Scim.ENTERPRISE) && !user.get(Scim.ENTERPRISE).isObject()) {
            throw ScimRefused.invalid(Scim.ENTERPRISE + " has a value of the wrong type");
        }
        if (user.get(Scim.ENTERPRISE) instanceof ObjectNode extension && extension.has(MANAGER)) {
            var manager = ManagerValue.standard(extension.remove(MANAGER));
            manager.ifPresent(standard -> extension.set(MANAGER, standard));
        }
    }

    private static void refuseOutsideExtension(ObjectNode user) {
        if (user.has(MANAGER)) {
            throw ScimRefused.invalid(outsideExtension());
        }
    }

    static String outsideExtension() {
        return "manager is an attribute of " + Scim.ENTERPRISE;
    }
}
