package org.dutywatch.compliance.dashboard.domain;

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
        Tallies read = new Tallies();
        read.add(tallies.pack());

        int[] ascending = minutes.stream().mapToInt(Integer::intValue).sorted().toArray();
        assertThat(read.at("site").median()).isEqualTo(ascending[(ascending.length - 1) / 2]);
        var different = new TreeSet<Integer>();
        for (int i = 0; i < minutes.size(); i++) {
            different.add(i % 17);
        }
        assertThat(read.at("site").differentEmployees()).isEqualTo(different.size());
        assertThat(read.at("site").of(Measure.MINUTES))
                .isEqualTo(Arrays.stream(ascending).sum());
    }

    @Test
    void shouldKeepTheLatestAccessAndNotTheSum() {
        Tally tally = new Tally().add(Measure.LAST, 1_700_000_000L).add(Measure.LAST, 1_600_000_000L);

        assertThat(tally.of(Measure.LAST)).isEqualTo(1_700_000_000L);
    }

    @Test
    void shouldSplitAKeyIntoItsParts() {
        assertThat(Tallies.parts(Tallies.key("", "policy-1", "30.0"))).containsExactly("", "policy-1", "30.0");
        assertThat(new Tallies().at("none").median()).isZero();
    }

    private static void count(Tallies tallies, int shift, int tenths) {
        tallies.at("site")
                .add(Measure.SHIFTS, 1)
                .add(Measure.MINUTES, tenths)
                .addEmployee(shift % 17)
                .addValue(tenths, 1);
        tallies.at("other " + shift % 3).add(Measure.LAST, tenths).addEmployee(shift * 31);
    }
}
