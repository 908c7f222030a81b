package io.skerry.edge.worker.collect;

import io.skerry.wire.message.Sample;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a sample lies: {@code namespace/service/yyyy-mm-dd/id.ext}, the day being that of its capture in UTC. The path follows from the
 * sample alone, so that a second delivery finds the same place; it is made of parts that were checked, so that it cannot leave the folder.
 *
 * @param folder relative to the store
 * @param payload name of the file with the sample's bytes
 * @param description name of the JSON beside it
 */
record SampleFile(Path folder, String payload, String description) {

    private static final String DNS_LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern SUBJECT = Pattern.compile("(" + DNS_LABEL + ")/(" + DNS_LABEL + ")");
    private static final Pattern MEDIA_TYPE = Pattern.compile("([-a-z0-9.+]{1,64}/[-a-z0-9.+]{1,64})(?:\\s*;.*)?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final Map<String, String> EXTENSIONS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/gif", "gif",
            "image/bmp", "bmp",
            "image/webp", "webp",
            "application/json", "data.json",
            "text/plain", "txt");

    /**
     * Finds the place of a sample.
     *
     * @throws InvalidSampleException if subject, content type or time cannot be part of a path
     */
    static SampleFile of(CollectedSample collected) throws InvalidSampleException {
        Sample sample = collected.sample();
        Matcher subject = SUBJECT.matcher(sample.subject());
        if (!subject.matches()) {
            throw new InvalidSampleException("its subject is not namespace/name, both DNS labels");
        }
        String day = DAY.format(sample.capturedAt());
        if (day.length() != "yyyy-mm-dd".length()) {
            throw new InvalidSampleException("it says that it was captured on " + day);
        }
        Path folder = Path.of(subject.group(1), subject.group(2), day);
        String name = collected.id().toString();
        return new SampleFile(folder, name + "." + extension(sample.payload().contentType()), name + ".json");
    }

    /** Path of the sample's bytes, relative to the store. */
    Path path() {
        return folder.resolve(payload);
    }

    private static String extension(String contentType) throws InvalidSampleException {
        Matcher mediaType = MEDIA_TYPE.matcher(contentType.toLowerCase(Locale.ROOT));
        if (!mediaType.matches()) {
            throw new InvalidSampleException("its content type is not a media type such as image/png");
        }
        return EXTENSIONS.getOrDefault(mediaType.group(1), "bin");
    }
}
