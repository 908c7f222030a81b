package io.skerry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.wire.message.Beat;
import io.skerry.wire.message.Examples;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes are public API. {@code -Dskerry.golden.write=true} writes them anew, after a change that is meant. */
class GoldenFramesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String EVERY_FIELD = "every-field";
    private static final String COLLECTOR_BEAT = "beat.collector";

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("skerry.golden.write")) {
            for (MessageType type : MessageType.values()) {
                Files.writeString(file(type.wireName()), HexDump.write(FrameCodec.encode(Examples.frame(type))));
            }
            Files.writeString(file(EVERY_FIELD), HexDump.write(FrameCodec.encode(Examples.everyField())));
            Files.writeString(file(COLLECTOR_BEAT), HexDump.write(FrameCodec.encode(Examples.collectorBeat())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_has_the_golden_bytes(MessageType type) throws IOException {
        assertThat(HexDump.write(FrameCodec.encode(Examples.frame(type)))).isEqualTo(golden(type.wireName()));
    }

    @ParameterizedTest
    @EnumSource
    void golden_bytes_are_read_as_the_message(MessageType type) throws IOException {
        Decoded decoded = FrameCodec.decode(HexDump.read(golden(type.wireName())), FrameLimits.DEFAULT);

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Ok.class, ok -> {
            assertThat(ok.frame().header().envelope()).isEqualTo(Examples.envelope(type));
            assertThat(Messages.parse(ok.frame())).isEqualTo(new Parsed.Ok(Examples.message(type)));
        });
    }

    @Test
    void a_frame_with_every_field_has_the_golden_bytes_and_is_read_from_them() throws IOException {
        assertThat(HexDump.write(FrameCodec.encode(Examples.everyField()))).isEqualTo(golden(EVERY_FIELD));
        assertThat(FrameCodec.decode(HexDump.read(golden(EVERY_FIELD)), FrameLimits.DEFAULT))
                .isEqualTo(new Decoded.Ok(Examples.everyField()));
    }

    @Test
    void a_collectors_beat_has_the_golden_bytes_and_is_read_from_them() throws IOException {
        assertThat(HexDump.write(FrameCodec.encode(Examples.collectorBeat()))).isEqualTo(golden(COLLECTOR_BEAT));
        assertThat(FrameCodec.decode(HexDump.read(golden(COLLECTOR_BEAT)), FrameLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        Decoded.Ok.class,
                        ok -> assertThat(Messages.parse(ok.frame()))
                                .isEqualTo(new Parsed.Ok(Beat.ofCollector("default/fashion", Duration.ofSeconds(1)))));
    }

    @Test
    void there_is_a_golden_file_for_each_message_type_and_no_other() throws IOException {
        Set<String> expected =
                Arrays.stream(MessageType.values()).map(MessageType::wireName).collect(Collectors.toSet());
        expected.addAll(List.of(EVERY_FIELD, COLLECTOR_BEAT));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(name -> name + ".hex").toList());
        }
    }

    private static String golden(String name) throws IOException {
        assertThat(file(name)).as("write it with -Dskerry.golden.write=true").exists();
        return Files.readString(file(name));
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".hex");
    }
}
