package io.skerry.edge.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Pattern;

/** Headless Chromium, driven over W3C WebDriver (https://www.w3.org/TR/webdriver2/) by Debian's chromedriver. */
public final class Browser {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final int PATIENCE_MILLIS = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver, int port) throws Exception {
        this.driver = driver;
        String root = "http://127.0.0.1:" + port + "/session";
        Map<String, Object> chrome = Map.of(
                "binary",
                CHROMIUM.toString(),
                "args",
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars"));
        Map<String, Object> wanted = Map.of(
                "goog:chromeOptions",
                chrome,
                "goog:loggingPrefs",
                Map.of("browser", "ALL"),
                "timeouts",
                Map.of("script", PATIENCE_MILLIS, "pageLoad", PATIENCE_MILLIS));
        JsonNode made = call("POST", root, Map.of("capabilities", Map.of("alwaysMatch", wanted)));
        this.session = root + "/" + made.get("sessionId").asText();
    }

    public static Browser open() throws Exception {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            throw new AssertionError("The page is tested in Chromium, which is missing: looked for " + CHROMIUM
                    + " and " + DRIVER + ". Get both with: apt-get install chromium chromium-driver");
        }
        Process driver = new ProcessBuilder(DRIVER.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            return new Browser(driver, port(driver));
        } catch (Exception | AssertionError e) {
            driver.destroy();
            throw e;
        }
    }

    public void visit(URI page) throws Exception {
        post("/url", Map.of("url", page.toString()));
    }

    /** Leaves the page, and forgets what it complained about. */
    public void forget() throws Exception {
        visit(URI.create("about:blank"));
        complaints();
    }

    /** Shows pages as on a screen of this size with this colour scheme, {@code light} or {@code dark}, and without motion. */
    public void look(int width, int height, String scheme) throws Exception {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** The value of a JavaScript expression. */
    public JsonNode value(String expression) throws Exception {
        return post("/execute/sync", Map.of("script", "return " + expression, "args", List.of()));
    }

    /** Returns when the JavaScript expression is true; fails if it is not within 20 seconds. */
    public void await(String expression) throws Exception {
        String script = "const done = arguments[0]; (function look() { (" + expression
                + ") ? done(true) : setTimeout(look, 50); })()";
        post("/execute/async", Map.of("script", script, "args", List.of()));
    }

    /** What the page complained about in its console, a violated content security policy too. */
    public List<String> complaints() throws Exception {
        return post("/se/log", Map.of("type", "browser")).findValuesAsText("message");
    }

    /** Saves the whole page as a picture. */
    public void photograph(Path file) throws Exception {
        JsonNode shot = devTools("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    /** Ends browser and driver. */
    public void close() throws Exception {
        try {
            call("DELETE", session, Map.of());
        } finally {
            driver.destroy();
            http.close();
        }
    }

    private JsonNode devTools(String command, Map<String, Object> parameters) throws Exception {
        return post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    private JsonNode post(String path, Map<String, Object> body) throws Exception {
        return call("POST", session + path, body);
    }

    private JsonNode call(String method, String url, Map<String, Object> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode value = JSON.readTree(response.body()).get("value");
        if (response.statusCode() != 200) {
            throw new AssertionError(body + " failed: " + value.get("message").asText());
        }
        return value;
    }

    private static int port(Process driver) throws IOException {
        var lines = new Scanner(driver.getInputStream(), StandardCharsets.UTF_8);
        if (lines.findWithinHorizon(PORT, 10_000) == null) {
            throw new IOException(DRIVER + " did not start");
        }
        return Integer.parseInt(lines.match().group(1));
    }
}
