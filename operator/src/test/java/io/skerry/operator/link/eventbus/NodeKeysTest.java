package io.skerry.operator.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeKeysTest {

    private final NodeKeys keys = new NodeKeys(new byte[32]);

    @Test
    void a_key_is_the_same_each_time_and_another_for_each_node_and_ingest() {
        assertThat(keys.atOperator("edge-1"))
                .isEqualTo(new NodeKeys(new byte[32]).atOperator("edge-1"))
                .matches("[0-9a-f]{64}");
        assertThat(Set.of(
                        keys.atOperator("edge-1"),
                        keys.atOperator("edge-2"),
                        keys.atService("default", "a", "edge-1"),
                        keys.atService("default", "b", "edge-1"),
                        keys.atService("other", "a", "edge-1")))
                .hasSize(5);
    }

    @Test
    void another_master_key_makes_all_keys_others() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new NodeKeys(other).atOperator("edge-1")).isNotEqualTo(keys.atOperator("edge-1"));
    }

    @Test
    void only_a_nodes_own_key_is_taken() {
        assertThat(keys.isKeyAtOperator("edge-1", keys.atOperator("edge-1"))).isTrue();
        assertThat(keys.isKeyAtOperator("edge-1", keys.atOperator("edge-2"))).isFalse();
        assertThat(keys.isKeyAtOperator("edge-1", "")).isFalse();
    }

    @Test
    void a_master_key_that_can_be_guessed_is_refused() {
        assertThatThrownBy(() -> new NodeKeys(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bytes");
    }
}
