package io.skerry.benchmarks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.benchmarks.operator.ApiRequests.Request;
import org.junit.jupiter.api.Test;

class ApiRequestsTest {

    private static final String BEFORE = """
            # HELP apiserver_request_total Counter of apiserver requests
            apiserver_request_total{code="200",dry_run="",group="sedna.io",resource="models",scope="resource",subresource="status",verb="APPLY",version="v1alpha1"} 7
            """;
    private static final String AFTER = """
            apiserver_request_total{code="200",dry_run="",group="sedna.io",resource="models",scope="resource",subresource="status",verb="APPLY",version="v1alpha1"} 9
            apiserver_request_total{code="409",dry_run="",group="sedna.io",resource="models",scope="resource",subresource="status",verb="APPLY",version="v1alpha1"} 1
            apiserver_request_total{code="200",dry_run="",group="sedna.io",resource="models",scope="cluster",subresource="",verb="WATCH",version="v1alpha1"} 5
            apiserver_request_total{code="200",dry_run="",group="apps",resource="deployments",scope="resource",subresource="status",verb="PUT",version="v1"} 30
            apiserver_request_total{code="201",dry_run="",group="",resource="services",scope="resource",subresource="",verb="APPLY",version="v1"} 1.2e+01
            """;

    @Test
    void what_the_operator_asks_for_is_counted_without_watches_and_what_kubernetes_says_of_its_objects() {
        ApiRequests before = ApiRequests.parse(BEFORE);
        ApiRequests after = ApiRequests.parse(AFTER);

        assertThat(after.since(before, Request::isOfTheOperator)).isEqualTo(15);
        assertThat(after.words(before, Request::isOfTheOperator)).isEqualTo("3 APPLY models/status, 12 APPLY services");
    }

    @Test
    void where_nothing_was_asked_nothing_is_counted() {
        ApiRequests once = ApiRequests.parse(AFTER);

        assertThat(once.since(once, Request::isOfTheOperator)).isZero();
        assertThat(once.words(once, Request::isOfTheOperator)).isEmpty();
    }
}
