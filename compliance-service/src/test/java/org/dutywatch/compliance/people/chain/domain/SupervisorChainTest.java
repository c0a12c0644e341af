package org.dutywatch.compliance.people.chain.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dutywatch.compliance.people.chain.domain.SupervisorChain.ChainLink;
import org.dutywatch.compliance.people.chain.domain.SupervisorChain.SupervisorSource;
import org.junit.jupiter.api.Test;

class SupervisorChainTest {
    /** Supervisor of each employee. {@code other} is the sergeant of another squad. */
    private static final Map<String, String> STANDING =
            Map.of("officer", "sgt", "colleague", "sgt", "sgt", "lt", "other", "lt", "lt", "chief");

    @Test
    void shouldFollowTheStandingChainWhenNothingElseIsKnown() {
        assertEquals(
                List.of(standing("sgt"), standing("lt"), standing("chief")),
                supervisors(Map.of()).chain("officer", null));
    }

    @Test
    void shouldPreferTheNamedSupervisorToTheStandingOne() {
        assertEquals(
                List.of(new ChainLink("other", SupervisorSource.ROSTER, null), standing("lt"), standing("chief")),
                supervisors(Map.of()).chain("officer", "other"));
    }

    @Test
    void shouldReplaceASupervisorByTheActingOne() {
        assertEquals(
                List.of(acting("colleague", "sgt"), standing("lt"), standing("chief")),
                supervisors(Map.of("sgt", "colleague")).chain("officer", null));
    }

    @Test
    void shouldReplaceTheNamedSupervisorByTheActingOne() {
        assertEquals(
                List.of(acting("colleague", "other"), standing("lt"), standing("chief")),
                supervisors(Map.of("other", "colleague")).chain("officer", "other"));
    }

    @Test
    void shouldPutAnEmployeeWhoActsForTheOwnSupervisorUnderTheNextOne() {
        assertEquals(
                List.of(standing("lt"), standing("chief")),
                supervisors(Map.of("sgt", "officer")).chain("officer", null));
    }

    @Test
    void shouldMoveEverybodyUpWhenTheLieutenantIsAway() {
        var cascade = supervisors(Map.of("lt", "sgt", "sgt", "colleague"));
        assertEquals(
                List.of(acting("colleague", "sgt"), acting("sgt", "lt"), standing("chief")),
                cascade.chain("officer", null));
        assertEquals(List.of(standing("chief")), cascade.chain("sgt", null));
    }

    @Test
    void shouldNameNobodyTwice() {
        assertEquals(
                List.of(acting("lt", "sgt"), standing("chief")),
                supervisors(Map.of("sgt", "lt")).chain("officer", null));
    }

    /** For all acting supervisors: nobody supervises himself or is listed twice, and the chain reaches the top. */
    @Property
    void shouldAlwaysReachTheTopOfTheChain(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, String> standing = new HashMap<>();
        Map<String, String> acting = new HashMap<>();
        for (int i = 1; i < 12; i++) {
            standing.put("p" + i, "p" + random.nextInt(i));
            if (random.nextBoolean()) {
                acting.put("p" + i, "p" + random.nextInt(12));
            }
        }
        var supervisors = new SupervisorChain(of(standing), of(acting));
        String subject = "p" + random.nextInt(12);
        String named = random.nextBoolean() ? "p" + random.nextInt(12) : null;
        var chain = supervisors.chain(subject, named);
        var people = new HashSet<String>();
        chain.forEach(link -> assertTrue(people.add(link.employeeId()), chain::toString));
        assertFalse(people.contains(subject));
        if (!subject.equals("p0")) {
            assertTrue(people.contains("p0"), "the top is always reached: " + chain);
        }
    }

    private static SupervisorChain supervisors(Map<String, String> acting) {
        return new SupervisorChain(of(STANDING), of(acting));
    }

    private static Function<String, Optional<String>> of(Map<String, String> map) {
        return employeeId -> Optional.ofNullable(map.get(employeeId));
    }

    private static ChainLink standing(String employeeId) {
        return new ChainLink(employeeId, SupervisorSource.STANDING, null);
    }

    private static ChainLink acting(String employeeId, String inPlaceOf) {
        return new ChainLink(employeeId, SupervisorSource.ACTING, inPlaceOf);
    }
}
