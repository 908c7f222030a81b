package io.skerry.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkKeyTest {

    private static final String TEXT = "0123456789abcdef0123456789abcdef";
    private final LinkKey key = new LinkKey(TEXT);

    @Test
    void a_nodes_secret_is_what_openssl_makes_of_the_key() {
        // printf edge-1 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(key.secret("edge-1")).isEqualTo("9acfa0bf2ad51cc1345070784ce5a55219ff132c2ac61c0c9d8fa71ed7750cbb");
    }

    @Test
    void each_node_and_each_key_has_a_secret_of_its_own() {
        assertThat(key.secret("edge-2")).isNotEqualTo(key.secret("edge-1"));
        assertThat(new LinkKey(key.derive("operator")).secret("edge-1"))
                .isNotEqualTo(key.secret("edge-1"))
                .isNotEqualTo(new LinkKey(key.derive("service/default/a")).secret("edge-1"));
    }

    @Test
    void only_a_nodes_own_secret_is_taken() {
        assertThat(key.accepts("edge-1", key.secret("edge-1"))).isTrue();
        assertThat(key.accepts("edge-1", key.secret("edge-2"))).isFalse();
        assertThat(key.accepts("edge-1", TEXT)).isFalse();
        assertThat(key.accepts("edge-1", "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789abcdef0123456789abcde"})
    void a_key_that_can_be_guessed_is_refused(String text) {
        assertThatThrownBy(() -> new LinkKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand -hex 32");
    }
}
