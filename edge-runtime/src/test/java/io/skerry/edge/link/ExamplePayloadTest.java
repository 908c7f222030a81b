package io.skerry.edge.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.image.ImageException;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.inference.predict.TensorExample;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorException;
import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Payload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplePayloadTest {

    private static Example overTheWire(Example example) {
        Frame frame = Frames.question(Frames.envelopes("edge-1"), ExamplePayload.of(example), FakeEdgeLink.ADDRESS);
        Decoded decoded = FrameCodec.decode(FrameCodec.encode(frame), FrameLimits.DEFAULT);
        Parsed parsed = Messages.parse(((Decoded.Ok) decoded).frame());
        return ExamplePayload.example(((OffloadRequest) ((Parsed.Ok) parsed).message()).payload());
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void anImageTravelsAsTheBytesItCameIn(String format) throws IOException {
        byte[] picture = picture(format);

        Example arrived = overTheWire(ImageExample.check(picture.clone()));

        assertThat(arrived).isInstanceOf(ImageExample.class);
        assertThat(arrived.contentType()).isEqualTo("image/" + format);
        assertThat(arrived.bytes()).isEqualTo(ByteBuffer.wrap(picture));
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void aTensorTravelsWithItsNameTypeAndShape(Datatype datatype) {
        ByteBuffer bytes = ByteBuffer.allocate(6 * datatype.bytes());
        for (int i = 0; bytes.hasRemaining(); i++) {
            bytes.put((byte) i);
        }
        TensorExample example =
                new TensorExample("pixels", Tensor.copyOf(datatype, new long[] {1, 2, 3}, bytes.flip()));

        TensorExample arrived = (TensorExample) overTheWire(example);

        assertThat(arrived.name()).isEqualTo("pixels");
        assertThat(arrived.tensor().datatype()).isEqualTo(datatype);
        assertThat(arrived.tensor().shape()).containsExactly(1, 2, 3);
        assertThat(arrived.bytes()).isEqualTo(bytes);
    }

    @Test
    void aTensorThatDoesNotBeginAtTheFirstByteIsFound() {
        TensorInfo info = new TensorInfo("x", io.skerry.wire.Datatype.UINT8, List.of(2L), 3, 2);
        Payload payload = new Payload(
                "application/octet-stream", null, List.of(info), ByteBuffer.wrap(new byte[] {9, 9, 9, 1, 2}));
        assertThat(ExamplePayload.example(payload).bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
    }

    @Test
    void whatIsNoExampleIsRefusedAndSaysWhy() {
        TensorInfo one = new TensorInfo("a", io.skerry.wire.Datatype.UINT8, List.of(1L), 0, 1);
        TensorInfo two = new TensorInfo("b", io.skerry.wire.Datatype.UINT8, List.of(1L), 1, 1);
        TensorInfo unsigned = new TensorInfo("c", io.skerry.wire.Datatype.UINT16, List.of(1L), 0, 2);

        assertThatThrownBy(() -> ExamplePayload.example(tensors(List.of(one, two))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("2 tensors");
        assertThatThrownBy(() -> ExamplePayload.example(tensors(List.of(unsigned))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("UINT16");
        assertThatThrownBy(() ->
                        ExamplePayload.example(new Payload("image/png", "gzip", List.of(), ByteBuffer.allocate(2))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("gzip");
        assertThatThrownBy(() -> ExamplePayload.example(
                        new Payload("image/png", null, List.of(), ByteBuffer.wrap("hello".getBytes(UTF_8)))))
                .isInstanceOf(ImageException.class);
    }

    private static Payload tensors(List<TensorInfo> tensors) {
        return new Payload("application/octet-stream", null, tensors, ByteBuffer.allocate(2));
    }

    @Test
    void aVerdictComesBackAsItWas() {
        Verdict verdict = new Verdict(4, "Coat", 0.93, "fashion-deep:1");
        assertThat(ExamplePayload.verdict(ExamplePayload.verdict(verdict))).isEqualTo(verdict);
    }
}
