package org.dutywatch.compliance.insight.dashboards.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TalliesTest {

    @Property(tries = 300)
    void shouldGiveTheSameBytesWhenShiftsAreDividedInAnyWay(
            @ForAll @Size(max = 40) List<@IntRange(max = 900) Integer> minutes, @ForAll @IntRange(max = 6) int parts) {
        Tallies atOnce = new Tallies();
        List<Tallies> divided = new ArrayList<>();
        for (int i = 0; i <= parts; i++) {
            divided.add(new Tallies());
        }
        for (int i = 0; i < minutes.size(); i++) {
            count(atOnce, i, minutes.get(i));
            count(divided.get(minutes.get(i) % (parts + 1)), i, minutes.get(i));
        }

        Tallies joined = new Tallies();
        divided.forEach(one -> joined.add(one.pack()));

        assertThat(joined.pack()).isEqualTo(atOnce.pack());
    }

    @Property(tries = 300)
    void shouldGiveTheMedianAndDistinctEmployeesOfAllValues(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 14_400) Integer> minutes) {
        Tallies tallies = new Tallies();
        for (int i = 0; i < minutes.size(); i++) {
            count(tallies, i, minutes.get(i));
        }
        Tallies unpacked = new Tallies();
        unpacked.add(tallies.pack());

        int[] ascending = minutes.stream().mapToInt(Integer::intValue).sorted().toArray();
        assertThat(unpacked.tally("site").median()).isEqualTo(ascending[(ascending.length - 1) / 2]);
        var different = new TreeSet<Integer>();
        for (int i = 0; i < minutes.size(); i++) {
            different.add(i % 17);
        }
        assertThat(unpacked.tally("site").distinctEmployees()).isEqualTo(different.size());
        assertThat(unpacked.tally("site").get(DashboardMeasure.MINUTES))
                .isEqualTo(Arrays.stream(ascending).sum());
    }

    @Test
    void shouldKeepTheLatestAccessAndNotTheSum() {
        ShiftTally tally = new ShiftTally()
                .add(DashboardMeasure.LAST_ACCESS, 1_700_000_000L)
                .add(DashboardMeasure.LAST_ACCESS, 1_600_000_000L);

        assertThat(tally.get(DashboardMeasure.LAST_ACCESS)).isEqualTo(1_700_000_000L);
    }

    @Test
    void shouldSplitAKeyIntoItsParts() {
        assertThat(Tallies.parts(Tallies.key("", "policy-1", "30.0"))).containsExactly("", "policy-1", "30.0");
        assertThat(new Tallies().tally("none").median()).isZero();
    }

    private static void count(Tallies tallies, int shift, int tenths) {
        tallies.tally("site")
                .add(DashboardMeasure.SHIFTS, 1)
                .add(DashboardMeasure.MINUTES, tenths)
                .addEmployee(shift % 17)
                .addValue(tenths, 1);
        tallies.tally("other " + shift % 3)
                .add(DashboardMeasure.LAST_ACCESS, tenths)
                .addEmployee(shift * 31);
    }
}
