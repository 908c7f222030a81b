package io.skerry.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterAnswerTest {

    @Test
    void only_its_own_words_say_that_a_message_is_delivered() {
        assertThat(RouterAnswer.of(200, "message delivered")).isEqualTo(new RouterAnswer.Delivered());
        assertThat(RouterAnswer.of(200, "")).isInstanceOf(RouterAnswer.Failed.class);
        assertThat(RouterAnswer.of(200, "message delivered, perhaps")).isInstanceOf(RouterAnswer.Failed.class);
    }

    @Test
    void a_node_without_a_session_is_away() {
        String body = "All attempts fail:\n#1: cloudcore doesn't have session for node:edge-9";
        assertThat(RouterAnswer.of(500, body))
                .isEqualTo(new RouterAnswer.NodeAway(
                        "'All attempts fail:?#1: cloudcore doesn't have session for node:e…'"));
    }

    @Test
    void without_a_rule_there_is_none() {
        assertThat(RouterAnswer.of(404, "Request error")).isEqualTo(new RouterAnswer.NoRule());
    }

    @ParameterizedTest
    @CsvSource({"400, http: request body too large", "408, wait to get response time out", "502, ''", "204, ''"})
    void everything_else_failed_and_says_how(int status, String body) {
        assertThat(RouterAnswer.of(status, body))
                .isInstanceOfSatisfying(
                        RouterAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).contains("" + status, body));
    }
}
