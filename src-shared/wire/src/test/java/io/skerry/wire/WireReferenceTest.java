package io.skerry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.wire.FrameError.Code;
import io.skerry.wire.cbor.CborReader;
import io.skerry.wire.message.Ack;
import io.skerry.wire.message.Examples;
import io.skerry.wire.message.ModelPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page from which somebody writes a client in another language says what the code does. */
class WireReferenceTest {

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../../docs/reference/wire.md"));
    }

    @Test
    void it_names_each_message_type_error_and_datatype() {
        assertNamed(MessageType.values(), MessageType::wireName);
        assertNamed(Code.values(), Code::name);
        assertNamed(Datatype.values(), Datatype::name);
    }

    @Test
    void it_names_each_field_of_the_header() {
        assertThat(RawFrame.of(Examples.everyField()).fields().keySet())
                .allMatch(field -> page.contains("| `" + field + "` |"));
    }

    @Test
    void it_names_each_detail_in_the_row_of_its_message_type() {
        for (MessageType type : MessageType.values()) {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + type.wireName() + "` |"))
                    .findFirst()
                    .orElseThrow();

            assertThat(Examples.frame(type).header().details().keySet())
                    .as(row)
                    .allMatch(name -> row.contains("`" + name + "`"));
        }
        assertThat(Examples.collectorBeat().header().details().keySet())
                .allMatch(name -> page.contains("`" + name + "` ("));
    }

    @Test
    void it_states_the_limits_of_the_code() {
        assertThat(page)
                .contains("| frame | 16 MiB (%s bytes) |".formatted(grouped(FrameLimits.DEFAULT.maxFrameBytes())))
                .contains("| header | 64 KiB (%s bytes) |".formatted(grouped(FrameLimits.DEFAULT.maxHeaderBytes())))
                .contains("the header itself counted | %d |".formatted(CborReader.MAX_DEPTH))
                .contains("keys and values counted | %s |".formatted(grouped(CborReader.MAX_ITEMS)))
                .contains("| tensors | %d |".formatted(FrameHeader.MAX_TENSORS))
                .contains("| depth of `details`, itself counted | %d |".formatted(Details.MAX_DEPTH))
                .contains("| values in `details` | %s |".formatted(grouped(Details.MAX_ITEMS)))
                .contains("| a text in `details` | %s |".formatted(grouped(Check.MAX_TEXT)))
                .contains("| a key in `details` | %d |".formatted(Check.MAX_NAME))
                .contains("at most %d; empty for a scalar".formatted(TensorInfo.MAX_RANK))
                .contains("integer, 0 to %d days".formatted(FrameHeader.MAX_TTL.toDays()))
                .contains("16 bytes each, 1 to %s".formatted(grouped(Ack.MAX_IDS)))
                .contains("1 to %s)".formatted(grouped(ModelPart.MAX_PARTS)));
    }

    @Test
    void it_states_the_topics_of_the_code() {
        assertThat(List.of(
                        Topics.shared("{group}", Topics.offload("{namespace}", "{service}")),
                        Topics.offload("{namespace}", "{service}"),
                        Topics.node("{node}", "{instance}"),
                        Topics.sample("{namespace}", "{service}"),
                        Topics.beat("{namespace}", "{service}"),
                        Topics.collectorBeat("{namespace}", "{service}"),
                        Topics.service("{namespace}", "{service}"),
                        Topics.plan("{node}"),
                        Topics.status("{node}"),
                        Topics.infer("{namespace}", "{service}", "{id}"),
                        Topics.result("{namespace}", "{service}", "{id}")))
                .allMatch(topic -> page.contains("`" + topic + "`"));
    }

    private static <T> void assertNamed(T[] values, Function<T, String> name) {
        assertThat(Arrays.stream(values).map(name)).allMatch(value -> page.contains("`" + value + "`"));
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
