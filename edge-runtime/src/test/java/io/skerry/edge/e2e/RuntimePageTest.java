package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Browser;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as the runtime serves it, with real pictures that flow. Leaves photographs in target/page. */
@Tag("real")
class RuntimePageTest {

    private static final Path PHOTOGRAPHS = Path.of("target/page");
    private static final int CLIENTS = 2;
    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(50);

    @TempDir
    static Path folder;

    private static Mosquitto broker;
    private static RuntimeProcess deep;
    private static Edge edge;
    private static Clients clients;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        broker = Mosquitto.start(folder, MosquittoSettings.PLAIN);
        deep = Deep.start(folder.resolve("cloud"), "cloud", broker.port());
        edge = Edge.start(folder.resolve("edge"), broker.port(), Plans.someHard());
        edge.awaitCloud();
        clients = Clients.start(CLIENTS, BETWEEN_PICTURES, edge, Samples.pictures(1_000));
        clients.awaitAnswers(100);
        browser = Browser.open();
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        clients.close();
        edge.close();
        deep.close();
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, light", "1280, 900, dark", "390, 844, light", "390, 844, dark"})
    void pictures_flow_and_the_page_shows_them_without_a_complaint(int width, int height, String scheme)
            throws Exception {
        browser.forget();
        browser.look(width, height, scheme);
        browser.visit(edge.process().api());
        browser.await(
                "[...document.querySelectorAll('#hard img')].filter(image => image.naturalWidth === 28).length > 5");
        browser.await("document.querySelector('#agree').textContent.includes('%')");

        browser.photograph(PHOTOGRAPHS.resolve("runtime-" + scheme + "-" + width + ".png"));
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_link_that_breaks_is_seen_on_the_page_and_so_is_its_return() throws Exception {
        browser.look(1280, 900, "light");
        browser.visit(edge.process().api());
        browser.await(linkSays("connected to"));

        broker.kill();
        browser.await(linkSays("no connection"));
        browser.await("document.querySelector('#legend').textContent.includes('edge-offline')");
        browser.photograph(PHOTOGRAPHS.resolve("runtime-offline.png"));
        broker.restart();
        browser.await(linkSays("connected to"));
    }

    private static String linkSays(String words) {
        return "document.querySelector('#link-words').textContent.includes('" + words + "')";
    }
}
