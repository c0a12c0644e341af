package org.dutywatch.compliance.model.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.compliance.model.cases.Actor.Account;
import org.junit.jupiter.api.Test;

class ActorTest {
    private static final Account ACCOUNT = new Account("https://login.example", "7f3c");

    @Test
    void shouldBeTheSamePersonByAccountUserNameOrEmployee() {
        assertThat(new Actor("old", null, ACCOUNT).isSamePersonAs(new Actor("new", null, ACCOUNT)))
                .isTrue();
        assertThat(new Actor("clerk", null).isSamePersonAs(new Actor("clerk", null, ACCOUNT)))
                .isTrue();
        assertThat(new Actor("one", "E020", ACCOUNT).isSamePersonAs(new Actor("two", "E020")))
                .isTrue();
        assertThat(new Actor("one", null, ACCOUNT).as("E020").isSamePersonAs(new Actor("two", "E020")))
                .isTrue();
    }

    @Test
    void shouldNotTakeWhatIsUnknownForTheSame() {
        assertThat(new Actor("one", null).isSamePersonAs(new Actor("two", null)))
                .isFalse();
        assertThat(new Actor("one", "E020", ACCOUNT)
                        .isSamePersonAs(new Actor("two", "E021", new Account("https://other.example", "7f3c"))))
                .isFalse();
    }
}
