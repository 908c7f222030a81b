package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectRuleTest {

    private final RedirectRule rule = new RedirectRule(HostResolver.SYSTEM);

    @ParameterizedTest
    @CsvSource({
        "https://203.0.113.7/a, https://198.51.100.4/b",
        "http://203.0.113.7/a, https://203.0.113.7/b",
        "http://10.0.0.5/a, http://10.9.9.9/b",
        "http://192.168.1.5/a, http://203.0.113.7/b",
        "http://127.0.0.1:1/a, http://127.0.0.1:2/b",
        "http://203.0.113.7/a/b, http://203.0.113.7/a/c"
    })
    void a_redirect_to_a_public_address_or_within_one_scope_is_followed(URI from, String location) throws Exception {
        assertThat(rule.follow(from, location)).isEqualTo(URI.create(location));
    }

    @ParameterizedTest
    @CsvSource({
        "http://203.0.113.7/a, http://127.0.0.1/b, loopback",
        "http://203.0.113.7/a, http://127.9.9.9/b, loopback",
        "http://203.0.113.7/a, http://0.0.0.0/b, loopback",
        "http://203.0.113.7/a, http://[::1]/b, loopback",
        "http://203.0.113.7/a, http://[::ffff:127.0.0.1]/b, loopback",
        "http://203.0.113.7/a, http://169.254.169.254/latest/meta-data, link-local",
        "http://203.0.113.7/a, http://[fe80::1]/b, link-local",
        "http://203.0.113.7/a, http://10.0.0.1/b, private",
        "http://203.0.113.7/a, http://172.16.0.1/b, private",
        "http://203.0.113.7/a, http://192.168.0.1/b, private",
        "http://203.0.113.7/a, http://100.64.0.1/b, private",
        "http://203.0.113.7/a, http://[fd00::1]/b, private",
        "http://10.0.0.5/a, http://127.0.0.1/b, loopback",
        "http://169.254.1.1/a, http://169.254.169.254/b, link-local",
        "https://203.0.113.7/a, http://203.0.113.7/b, from https to http",
        "http://203.0.113.7/a, file:///etc/passwd, neither http nor https",
        "http://203.0.113.7/a, ftp://203.0.113.7/b, neither http nor https",
        "http://203.0.113.7/a, http://user:hunter2@203.0.113.8/b, carries a user",
        "http://203.0.113.7/a, 'http://not an address', not an address",
        "http://203.0.113.7/a, , without saying where"
    })
    void any_other_redirect_is_refused_with_its_reason(URI from, String location, String reason) {
        assertThatThrownBy(() -> rule.follow(from, location))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_host_with_one_public_and_one_loopback_address_is_refused() throws UnknownHostException {
        List<InetAddress> both = List.of(InetAddress.getByName("203.0.113.7"), InetAddress.getLoopbackAddress());
        RedirectRule twoFaced = new RedirectRule(host -> both);

        assertThatThrownBy(() -> twoFaced.follow(URI.create("http://a.example/x"), "http://b.example/y"))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("loopback");
    }

    @Test
    void a_host_that_is_not_known_may_be_known_later() {
        RedirectRule lost = new RedirectRule(host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> lost.follow(URI.create("http://a.example/x"), "http://b.example/y"))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.passing()).isTrue());
    }
}
