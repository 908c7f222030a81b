package io.skerry.edge.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation. */
final class Page {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```$");

    private Page() {}

    /** The examples of a page, named from the repository's root, that contain a text. */
    static List<String> blocks(String page, String containing) {
        return BLOCK.matcher(text(page))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains(containing))
                .toList();
    }

    /** A page, named from the repository's root. */
    static String text(String page) {
        try {
            return Files.readString(Path.of("..", page));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + page, e);
        }
    }
}
