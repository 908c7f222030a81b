package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.spool.DropReason;
import io.skerry.edge.spool.SpoolState;
import io.skerry.edge.testbed.Browser;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.cascade.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a person sees it. Leaves pictures of it in target/page. */
@Tag("real")
class PageTest {

    private static final Path PICTURES = Path.of("target/page");
    private static final ServiceName DIGITS = new ServiceName("plant-7", "digits");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final String LIVE = "document.querySelector('#state').textContent === 'live'";

    /** Texts whose contrast is below 4.5 to 1: WCAG 2.2, success criterion 1.4.3, with its relative luminance. */
    private static final String PALE_TEXTS = """
            (() => {
              const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
              const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
              const ground = (node) => {
                const colour = channels(getComputedStyle(node).backgroundColor);
                return colour[3] === 0 && node.parentElement ? ground(node.parentElement) : colour;
              };
              const contrast = (node) => {
                const [low, high] = [getComputedStyle(node).color, ground(node)]
                  .map((colour) => luminance(typeof colour === 'string' ? channels(colour) : colour))
                  .sort((a, b) => a - b);
                return (high + 0.05) / (low + 0.05);
              };
              const ownText = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
              return [...document.body.querySelectorAll('*')]
                .filter((node) => node.offsetParent && ownText(node) && contrast(node) < 4.5)
                .map((node) => node.textContent);
            })()""";

    private static Browser browser;

    private final Scene scene = new Scene(new SimpleMeterRegistry());
    private PageServer server;

    @BeforeAll
    static void open_a_browser() throws Exception {
        browser = Browser.open();
    }

    @AfterAll
    static void close_the_browser() throws Exception {
        browser.close();
    }

    @BeforeEach
    void serve_the_page() throws Exception {
        browser.forget();
        server = new PageServer(scene.observer);
        browser.look(1280, 900, "light");
    }

    @AfterEach
    void stop_serving() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, light", "1280, 900, dark", "390, 844, light", "390, 844, dark"})
    void everything_fits_on_a_desk_and_on_a_phone_by_day_and_by_night(int width, int height, String scheme)
            throws Exception {
        aBusyMinute(scene);
        scene.observer.service(DIGITS);
        browser.look(width, height, scheme);

        open();
        browser.await("[...document.images].every(image => image.complete)");

        browser.photograph(PICTURES.resolve(scheme + "-" + width + ".png"));
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        assertThat(browser.value("matchMedia('(prefers-color-scheme: dark)').matches")
                        .asBoolean())
                .isEqualTo(scheme.equals("dark"));
        assertThat(lightness("body", "backgroundColor") < lightness("body", "color"))
                .isEqualTo(scheme.equals("dark"));
        assertThat(browser.value(PALE_TEXTS)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_figures_are_those_of_the_runtime() throws Exception {
        aBusyMinute(scene);
        Snapshot.Service fashion = scene.observer.snapshot().services().getFirst();

        open();

        assertThat(text("#rate"))
                .isEqualTo(String.valueOf(fashion.answersPerSecond()).replaceAll("\\.0$", ""));
        assertThat(text("#agree"))
                .isEqualTo(Math.round(100.0
                                * fashion.offload().agreed()
                                / (fashion.offload().agreed()
                                        + fashion.offload().disagreed()))
                        + "\u00a0%");
        assertThat(text("#waiting")).isEqualTo("3");
        assertThat(text("#legend")).contains("edge-budget").contains("a budget kept it here");
        assertThat(browser.value("document.querySelectorAll('#latency tr').length")
                        .asInt())
                .isEqualTo(5);
        assertThat(text("#latency"))
                .contains(String.format(
                        "%.2f", fashion.sources().getFirst().recent().p50Millis()));
        assertThat(text("#link-words")).isEqualTo("mqtt: mqtt://localhost:1883, connected");
        assertThat(text("#spool-facts")).contains("full: 2");
    }

    @Test
    void the_plan_is_named_and_so_is_the_reason_why_the_last_one_was_refused() throws Exception {
        scene.observer.service(Scene.FASHION);
        open();
        assertThat(text("#plan-words")).isEqualTo("generation 7, sha256:c4c4c4c4c4c4");

        scene.plan = new Snapshot.Plan(7, scene.plan.digest(), HOSTILE + "0123456789abcdef".repeat(60), 2, 2);
        browser.look(390, 844, "light");
        browser.await("document.querySelector('#plan-words').textContent.includes('abcdef')");

        assertThat(text("#plan-word")).isEqualTo("the last one was refused");
        assertThat(text("#plan-words")).startsWith(HOSTILE);
        assertThat(text("#plan-facts")).contains("generation 7");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void hard_examples_are_pictures_with_both_verdicts_marked_in_words() throws Exception {
        Picture boot = Garments.BOOT.picture(1);
        ServiceObserver fashion = scene.observer.service(Scene.FASHION);
        fashion.hard(Scene.example(1, AnswerSource.CLOUD, Scene.deep(6, "Shirt"), boot));
        fashion.hard(Scene.example(2, AnswerSource.CLOUD, Scene.deep(0, "T-shirt"), boot));
        fashion.hard(Scene.example(3, AnswerSource.EDGE_TIMEOUT, null, null));

        open();
        browser.await("document.querySelectorAll('#hard img.tiny').length === 2");

        assertThat(text("#hard li:nth-child(1)"))
                .contains("no picture")
                .contains("– edge-timeout")
                .doesNotContain("cloud");
        assertThat(text("#hard li:nth-child(2)"))
                .contains("≠ differ")
                .contains("Shirt")
                .contains("T-shirt")
                .contains("93\u00a0%");
        assertThat(text("#hard li:nth-child(3)")).contains("✓ agree");
        assertThat(browser.value("getComputedStyle(document.querySelector('#hard img')).imageRendering")
                        .asText())
                .isEqualTo("pixelated");
    }

    @Test
    void what_a_stranger_named_is_shown_as_text() throws Exception {
        scene.link = new Snapshot.Link(false, "mqtt", HOSTILE);
        scene.observer.service(Scene.FASHION).hard(Scene.example(1, AnswerSource.CLOUD, Scene.deep(0, HOSTILE), null));

        open();

        assertThat(text("#hard")).contains(HOSTILE);
        assertThat(text("#link-words")).contains(HOSTILE);
        assertThat(browser.value("document.querySelectorAll('main img').length").asInt())
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_runtime_that_goes_away_is_named_and_its_last_figures_stay_until_it_is_back() throws Exception {
        scene.observer.service(Scene.FASHION).hard(Scene.example(1, AnswerSource.CLOUD, Scene.deep(0, "Bag"), null));
        open();

        server.reachable(false);
        browser.await("document.querySelector('#state').textContent === 'runtime not reachable'");
        browser.photograph(PICTURES.resolve("unreachable.png"));
        assertThat(text("#unreachable")).contains("the last it said");
        assertThat(text("#hard")).contains("Bag");

        scene.spool =
                Scene.spool(new SpoolState.Failing("no space left"), 77, 9_000_000, Map.of(DropReason.FAILING, 5L));
        server.reachable(true);
        browser.await(LIVE);
        browser.await("document.querySelector('#waiting').textContent === '77'");
        assertThat(browser.value("document.querySelector('#unreachable').hidden")
                        .asBoolean())
                .isTrue();
        assertThat(text("#spool-word")).isEqualTo("failing");
        assertThat(text("#spool-words")).isEqualTo("no space left");
    }

    @Test
    void another_service_is_chosen_and_stays_chosen_when_the_page_is_loaded_again() throws Exception {
        aBusyMinute(scene);
        scene.observer.service(DIGITS);
        open();
        assertThat(text("#node")).isEqualTo("default/fashion on edge-1");

        browser.value("(() => { const select = document.querySelector('#service'); select.value = 'plant-7/digits';"
                + " select.dispatchEvent(new Event('change')); })()");
        browser.await("document.querySelector('#node').textContent === 'plant-7/digits on edge-1'");
        browser.value("location.reload()");
        browser.await(LIVE + " && document.querySelector('#node').textContent === 'plant-7/digits on edge-1'");

        assertThat(text("#hard-none")).contains("None yet");
    }

    @Test
    void a_runtime_without_a_service_says_what_it_waits_for() throws Exception {
        scene.plan = new Snapshot.Plan(0, "none", "the plan is not valid", 0, 1);

        browser.visit(server.page());
        browser.await(LIVE);

        assertThat(browser.value("document.querySelector('#none').hidden").asBoolean())
                .isFalse();
        assertThat(text("#none")).contains("waits for its plan").contains("was refused: the plan is not valid");
    }

    private void open() throws Exception {
        browser.visit(server.page());
        browser.await(LIVE + " && !document.querySelector('main').hidden");
    }

    private String text(String selector) throws Exception {
        return browser.value("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private int lightness(String selector, String property) throws Exception {
        return browser.value(
                        "getComputedStyle(document.querySelector('%s')).%s.match(/\\d+/g).slice(0, 3).reduce((all, one) => all + Number(one), 0)"
                                .formatted(selector, property))
                .asInt();
    }

    private static void aBusyMinute(Scene scene) throws Exception {
        Random random = new Random(7);
        ServiceObserver fashion = scene.observer.service(Scene.FASHION);
        for (int slot = 0; slot < 25; slot++) {
            for (int i = 0; i < 60 + random.nextInt(25); i++) {
                answer(fashion, random, slot);
            }
            scene.time.pass(slot == 24 ? Duration.ofSeconds(2) : SlotClock.SLOT);
        }
        for (int i = 0; i < 30; i++) {
            fashion.hard(hard(random, i));
        }
    }

    private static void answer(ServiceObserver fashion, Random random, int slot) {
        int dice = random.nextInt(100);
        AnswerSource source = dice < 71
                ? AnswerSource.EDGE
                : dice < 91
                        ? AnswerSource.CLOUD
                        : dice < 94
                                ? AnswerSource.EDGE_TIMEOUT
                                : dice < 99 ? AnswerSource.EDGE_BUDGET : AnswerSource.EDGE_OFFLINE;
        double base = switch (source) {
            case EDGE, EDGE_BUDGET, EDGE_OFFLINE -> 0.21;
            case CLOUD -> 14 + 4 * Math.sin(slot / 3.0);
            case EDGE_TIMEOUT -> 100;
        };
        fashion.answered(source, (long) (1e6 * base * Math.exp(0.25 * Math.abs(random.nextGaussian()))));
        if (source == AnswerSource.CLOUD) {
            fashion.offload().sent(784);
            fashion.offload().answered((long) (1e6 * base), Duration.ofMillis(1), Duration.ofMillis(6));
            fashion.offload().agreement(random.nextInt(100) < 62);
        }
    }

    private static HardExample hard(Random random, int number) throws Exception {
        Garments[] all = Garments.values();
        Garments garment = all[random.nextInt(all.length)];
        Garments guess = random.nextInt(3) > 0 ? garment : all[random.nextInt(all.length)];
        boolean asked = random.nextInt(4) > 0;
        return new HardExample(
                new UUID(1, number),
                Scene.NOON.minusSeconds(100 - number),
                asked ? AnswerSource.CLOUD : AnswerSource.EDGE_BUDGET,
                0.4 + 0.6 * random.nextDouble(),
                new Verdict(0, guess.label(), 0.3 + 0.3 * random.nextDouble(), "fashion-shallow:1"),
                asked ? Scene.deep(0, garment.label()) : null,
                garment.picture(number));
    }
}
