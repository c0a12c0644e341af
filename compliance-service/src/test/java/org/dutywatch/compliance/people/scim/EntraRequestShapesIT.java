package org.dutywatch.compliance.people.scim;

import static org.dutywatch.compliance.people.scim.ScimShape.newUser;
import static org.dutywatch.compliance.people.scim.ScimShape.patch;
import static org.dutywatch.compliance.people.scim.ScimShape.post;
import static org.dutywatch.compliance.people.scim.ScimShape.refused;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests in the forms that Microsoft Entra sends, the old ones included: each operation has a path, mostly. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EntraRequestShapesIT {
    static List<ScimShape> shapes() {
        return List.of(
                patch("a new primary address", """
                        {"op":"Add","path":"emails","value":[{"value":"@-pat@dept.example","type":"work","primary":true}]}
                        """, "email=@-pat@dept.example"),
                patch("a new address that is not primary", """
                        {"op":"Add","path":"emails","value":[{"value":"@-home@dept.example","type":"home","primary":false}]}
                        """, ""),
                patch("the address at work", """
                        {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"@-Pat@dept.example"}
                        """, "email=@-pat@dept.example"),
                patch("an address of a type that the user does not have", """
                        {"op":"Add","path":"emails[type eq \\"other\\"].value","value":"@-o@dept.example"}
                        """, ""),
                patch("that address becomes primary, as text", """
                        {"op":"Add","path":"emails[type eq \\"other\\"].value","value":"@-o@dept.example"},
                        {"op":"Replace","path":"emails[type eq \\"other\\"].primary","value":"True"}
                        """, "email=@-o@dept.example"),
                patch("an address as text", """
                        {"op":"Replace","path":"emails[type eq \\"work\\"]","value":"@-p@dept.example"}
                        """, "email=@-p@dept.example"),
                patch("a private address does not replace the one at work", """
                        {"op":"Add","path":"emails[type eq \\"home\\"].value","value":"@-h@home.example"},
                        {"op":"Remove","path":"emails[type eq \\"work\\"]"}
                        """, ""),
                patch("no address any more", """
                        {"op":"Remove","path":"emails"}
                        """, "email=@-p@dept.example").afterPatch("""
                        {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"@-p@dept.example"}
                        """),
                refused(
                                "an address that is not stored becomes primary",
                                """
                        {"op":"Replace","path":"emails[type eq \\"home\\"].primary","value":true}
                        """,
                                "400 invalidValue emails has a primary value without an address")
                        .afterPatch("""
                        {"op":"Add","path":"emails[type eq \\"home\\"].value","value":"@-h@home.example"}
                        """),
                refused(
                        "two primary addresses, one of them known",
                        """
                        {"op":"Replace","path":"emails","value":[{"value":"@-officer@ridgemont-pd.example",
                         "type":"work","primary":true},{"value":"b@dept.example","type":"home","primary":true}]}
                        """,
                        "400 invalidValue emails has more than one primary value"),
                refused("an address by its display name", """
                        {"op":"Add","path":"emails[display eq \\"x\\"].value","value":"x@dept.example"}
                        """, "400 noTarget emails"),
                refused("an address that is a number", """
                        {"op":"Replace","path":"emails[type eq \\"work\\"]","value":7}
                        """, "400 invalidValue emails"),
                patch("primary before the value", """
                        {"op":"Add","path":"emails[type eq \\"other\\"].primary","value":true},
                        {"op":"Add","path":"emails[type eq \\"other\\"].value","value":"@-o@dept.example"}
                        """, "email=@-o@dept.example"),
                patch("the primary address by a filter with a boolean as text", """
                        {"op":"Replace","path":"emails[primary eq \\"True\\"].value","value":"@-p@dept.example"}
                        """, "email=@-p@dept.example"),
                patch("two conditions in the filter", """
                        {"op":"Replace","path":"emails[type eq \\"work\\" and primary eq true].value",
                         "value":"@-p@dept.example"}
                        """, "email=@-p@dept.example"),
                patch("without a filter", """
                        {"op":"Replace","path":"emails.value","value":"@-p@dept.example"}
                        """, "email=@-p@dept.example"),
                patch("active as text", "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}", "active=false"),
                patch("active with the schema in the path", """
                        {"op":"Replace","path":"urn:ietf:params:scim:schemas:core:2.0:User:active","value":"False"}
                        """, "active=false"),
                patch("active again", "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"}", "")
                        .afterPatch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"),
                patch(
                        "a manager as text",
                        "{\"op\":\"Add\",\"path\":\"ENT:manager\",\"value\":\"@-lt\"}",
                        "supervisor=@-lt"),
                patch("a manager as an object", """
                        {"op":"Replace","path":"ENT:manager","value":{"value":"@-lt","displayName":"Lee"}}
                        """, "supervisor=@-lt"),
                patch("a manager as a list", """
                        {"op":"Add","path":"ENT:manager","value":[{"$ref":"https://hr.example/Users/x","value":"@-lt"}]}
                        """, "supervisor=@-lt"),
                patch("a manager as a reference", """
                        {"op":"Add","path":"ENT:manager","value":{"$ref":"../Users/@-lt"}}
                        """, "supervisor=@-lt"),
                patch("a manager as a reference with a slash at the end", """
                        {"op":"Add","path":"ENT:manager","value":{"$ref":"https://hr.example/Users/@-lt/"}}
                        """, "supervisor=@-lt"),
                patch("a manager as a reference, with an empty value", """
                        {"op":"Add","path":"ENT:manager","value":{"value":"","$ref":"../Users/@-l%74"}}
                        """, "supervisor=@-lt"),
                patch("a manager as a reference, with a value of null", """
                        {"op":"Add","path":"ENT:manager","value":{"value":null,"$ref":"../Users/@-lt"}}
                        """, "supervisor=@-lt"),
                patch("no managers are added", """
                        {"op":"Add","path":"ENT:manager","value":[]},
                        {"op":"Add","path":"ENT:manager","value":null},
                        {"op":"Add","path":"ENT:manager.value","value":null},
                        {"op":"Add","path":"ENT","value":null}
                        """, ""),
                patch("a dot after the schema", """
                        {"op":"Replace","path":"ENT.manager","value":"@-lt"},
                        {"op":"Replace","path":"urn:ietf:params:scim:schemas:core:2.0:User.title","value":"Corporal"}
                        """, "supervisor=@-lt rank=Corporal"),
                patch("the extension is removed", """
                        {"op":"Remove","path":"ENT"}
                        """, "supervisor=null unit=Unassigned"),
                patch("the extension is null, without a path", """
                        {"op":"Replace","value":{"ENT":null}}
                        """, "supervisor=null unit=Unassigned"),
                patch(
                                "a manager who would close a loop",
                                """
                        {"op":"Replace","path":"ENT:manager","value":"@-officer"}
                        """,
                                "id=@-lt username=@-lt name=Name of @-lt email=@-lt@ridgemont-pd.example supervisor=null")
                        .to("@-lt"),
                refused("a reference to nobody", """
                        {"op":"Add","path":"ENT:manager","value":{"$ref":"https://hr.example/Users/"}}
                        """, "400 invalidValue manager.$ref"),
                refused("a reference that cannot be decoded", """
                        {"op":"Add","path":"ENT:manager","value":{"$ref":"../Users/%zz"}}
                        """, "400 invalidValue manager.$ref"),
                refused("a reference that is no text", """
                        {"op":"Add","path":"ENT:manager.$ref","value":{"x":1}}
                        """, "400 invalidValue manager.$ref"),
                refused("a manager outside the extension", """
                        {"op":"Replace","path":"manager","value":"@-lt"}
                        """, "400 invalidValue manager"),
                refused("an extension as text", """
                        {"op":"Replace","value":{"ENT":"@-lt"}}
                        """, "400 invalidValue ENT"),
                patch("the value of the manager", """
                        {"op":"Replace","path":"ENT:manager.value","value":"@-lt"}
                        """, "supervisor=@-lt"),
                patch("a manager without an id says nothing", """
                        {"op":"Replace","path":"ENT:manager","value":{"displayName":"Lee"}}
                        """, ""),
                patch("no manager", "{\"op\":\"Remove\",\"path\":\"ENT:manager\"}", "supervisor=null"),
                patch("no manager, with the value that is removed", """
                        {"op":"Remove","path":"ENT:manager","value":"@-sgt"}
                        """, "supervisor=null"),
                patch(
                        "an empty manager",
                        "{\"op\":\"Replace\",\"path\":\"ENT:manager\",\"value\":\"\"}",
                        "supervisor=null"),
                patch("a manager who is not known yet", """
                        {"op":"Add","path":"ENT:manager","value":"@-hr88"}
                        """, "supervisor=null"),
                patch(
                        "keys with dots and colons, without a path",
                        """
                        {"op":"Replace","value":{"name.givenName":"Pat","name.familyName":"Moss","title":"Corporal",
                         "emails[type eq \\"work\\"].value":"@-p@dept.example","ENT:department":"Traffic",
                         "ENT:manager":"@-lt"}}
                        """,
                        "name=Pat Moss rank=Corporal email=@-p@dept.example unit=Traffic supervisor=@-lt"),
                patch("the extension as an object, without a path", """
                        {"op":"Add","value":{"ENT":{"department":"Traffic","manager":{"value":"@-lt"}}}}
                        """, "unit=Traffic supervisor=@-lt"),
                patch("attributes that are not stored", """
                        {"op":"Add","path":"phoneNumbers[type eq \\"mobile\\"].value","value":"555 0100"},
                        {"op":"Add","path":"addresses[type eq \\"work\\"].streetAddress","value":"1 Main St"},
                        {"op":"Add","path":"roles[primary eq \\"True\\"].value","value":"Officer"},
                        {"op":"Add","path":"ENT:costCenter","value":"12"},
                        {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:dept:2.0:User:badge","value":"9"},
                        {"op":"Add","path":"title","value":"Officer"}
                        """, "rank=Officer"),
                patch("a user name with other case", """
                        {"op":"Replace","path":"userName","value":"@-OFFICER"}
                        """, "username=@-OFFICER"),
                patch("a title is removed with its value", """
                        {"op":"Remove","path":"title","value":"Corporal"}
                        """, "")
                        .afterPatch("{\"op\":\"Add\",\"path\":\"title\",\"value\":\"Corporal\"}"),
                patch("an address is removed by its value", """
                        {"op":"Remove","path":"emails","value":[{"value":"@-p@dept.example"}]}
                        """, "").afterPatch("""
                        {"op":"Add","path":"emails","value":[{"value":"@-p@dept.example","type":"home","primary":true}]}
                        """),
                refused("active that is no boolean", """
                        {"op":"Replace","path":"active","value":"Perhaps"}
                        """, "400 invalidValue active is neither true nor false"),
                refused("two primary addresses", """
                        {"op":"Add","path":"emails","value":[{"value":"a@dept.example","primary":true},
                         {"value":"b@dept.example","primary":"True"}]}
                        """, "400 invalidValue emails has more than one primary value"),
                refused("an address that the user does not have", """
                        {"op":"Replace","path":"emails[value eq \\"none@dept.example\\"].value","value":"x@dept.example"}
                        """, "400 noTarget emails"),
                refused("no address", """
                        {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"not an address"}
                        """, "400 invalidValue emails contains no valid address"),
                refused("two managers", """
                        {"op":"Replace","path":"ENT:manager","value":["@-lt","@-chief"]}
                        """, "400 invalidValue manager"),
                refused(
                        "a user name that is removed",
                        "{\"op\":\"Remove\",\"path\":\"userName\"}",
                        "400 invalidValue userName is missing"),
                refused("one of several operations", """
                        {"op":"Replace","path":"title","value":"Corporal"},
                        {"op":"Replace","path":"ENT:department","value":"Traffic"},
                        {"op":"Replace","path":"userName","value":"@-lt"}
                        """, "409 uniqueness username"),
                post(
                        "a new user",
                        newUser("""
                        "active":true,"emails":[{"primary":true,"type":"work","value":"@-Kit@dept.example"}],
                        "name":{"formatted":"Kit Novak","familyName":"Novak","givenName":"Kit"},"title":"Officer",
                        "meta":{"resourceType":"User"},"preferredLanguage":"en-US","nickName":"Kit",
                        "ENT":{"employeeNumber":"@-new","department":"Patrol","manager":"@-sgt"}
                        """),
                        "username=@-new name=Kit Novak email=@-kit@dept.example rank=Officer unit=Patrol"),
                post(
                        "a new user who is not active, as text",
                        newUser("""
                        "active":"False","emails":[{"primary":"True","type":"work","value":"@-kit@dept.example"}],
                        "ENT":{"employeeNumber":"@-new","department":"Patrol","manager":{"value":"@-sgt"}}
                        """),
                        "username=@-new name=Kit Novak email=@-kit@dept.example unit=Patrol active=false"),
                post(
                        "a new user whose manager is not known yet",
                        newUser("""
                        "active":true,"emails":[{"primary":true,"type":"work","value":"@-kit@dept.example"}],
                        "ENT":{"employeeNumber":"@-new","department":"Patrol","manager":{"value":"@-hr88"}}
                        """),
                        "username=@-new name=Kit Novak email=@-kit@dept.example unit=Patrol supervisor=null"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldUnderstandWhatEntraSends(ScimShape shape) {
        shape.check("C-SN" + shapes().indexOf(shape));
    }
}
