package org.dutywatch.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MailTextTest {
    @Test
    void shouldReadTheTextPartOfNestedParts() {
        String message = """
                Subject: x
                Content-Type: multipart/mixed;
                 boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary="inner"

                --inner
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                46 minutes=
                 =E2=80=93 estimated
                --inner
                Content-Type: text/html

                <p>46</p>
                --inner--
                --outer--
                """;

        assertEquals("46 minutes \u2013 estimated", MailText.of(message).strip());
    }

    @Test
    void shouldReadAMailWithoutParts() {
        String message = """
                Content-Type: text/plain
                Content-Transfer-Encoding: base64

                SGVsbG8=
                """;

        assertEquals("Hello", MailText.of(message));
    }
}
