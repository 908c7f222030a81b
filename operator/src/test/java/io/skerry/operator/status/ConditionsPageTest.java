package io.skerry.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "conditions.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void the_page_explains_every_reason_and_no_other() throws IOException {
        String page = Files.readString(PAGE);
        List<String> explained = ROW.matcher(page.substring(page.indexOf("## Reasons")))
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("\\W", ""))
                .toList();

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Reason.values()).map(Reason::text).toList());
    }
}
