package io.skerry.edge.samples;

import static io.skerry.edge.link.Frames.CLOCK;
import static io.skerry.edge.link.Frames.FASHION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.link.FakeEdgeLink;
import io.skerry.edge.link.Frames;
import io.skerry.edge.spool.ReadySample;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolSettings;
import io.skerry.edge.spool.SpooledSample;
import io.skerry.edge.spool.UnsendableException;
import io.skerry.inference.cascade.HardExamples.Kept;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Sample;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hard example's whole way on the edge: into the spool, out of it, over the link. */
class SamplesTest {

    private static final UUID ID = Frames.envelopes("edge-1").id();
    private static final Verdict SHIRT = new Verdict(6, "Shirt \"é\"", 0.1 + 0.2, "fashion-shallow:1");
    private static final Verdict COAT = new Verdict(4, "Coat", 1, "fashion-deep:1");

    @TempDir
    Path folder;

    private final FakeEdgeLink link = new FakeEdgeLink();
    private final SampleUplink uplink = new SampleUplink(link, Frames.envelopes("edge-1"));
    private Spool spool;
    private SpooledExamples examples;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(folder, SpoolSettings.DEFAULT, CLOCK);
        examples = new SpooledExamples(FASHION, spool, CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private static Example picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        return ImageExample.check(out.toByteArray());
    }

    private void keep(Example example) {
        assertThat(examples.keep(ID, example, SHIRT).join()).isEqualTo(Kept.STORED);
    }

    private List<ReadySample> ready() {
        return spool.nextReady(10, 1 << 20, Set.of()).join();
    }

    private Sample sent() {
        uplink.send(ready().getFirst()).join();
        Frame frame = link.sent().getLast();
        assertThat(frame.header().id()).isEqualTo(ID);
        assertThat(frame.header().replyTo()).isEqualTo(FakeEdgeLink.ADDRESS);
        return (Sample) ((Parsed.Ok) Messages.parse(frame)).message();
    }

    @Test
    void aPictureArrivesWithBothVerdicts() throws IOException {
        Example picture = picture();
        keep(picture);
        examples.conclude(ID, SHIRT, COAT);

        Sample sample = sent();

        assertThat(sample.subject()).isEqualTo("default/fashion");
        assertThat(sample.capturedAt()).isEqualTo(CLOCK.instant());
        assertThat(sample.payload().contentType()).isEqualTo("image/png");
        assertThat(sample.payload().bytes()).isEqualTo(picture.bytes());
        assertThat(sample.edge()).isEqualTo(ExamplePayload.verdict(SHIRT));
        assertThat(sample.cloud()).isEqualTo(ExamplePayload.verdict(COAT));
    }

    @Test
    void aTensorArrivesAsTheExampleItWas() {
        Example tensor = Frames.tensor(0.5f, -1, Float.MIN_VALUE);
        keep(tensor);
        examples.conclude(ID, SHIRT, null);

        Sample sample = sent();

        assertThat(ExamplePayload.example(sample.payload()).bytes()).isEqualTo(tensor.bytes());
        assertThat(sample.payload().tensors())
                .isEqualTo(ExamplePayload.of(tensor).tensors());
        assertThat(sample.cloud()).isNull();
    }

    @Test
    void anExampleIsNotDeliveredBeforeItsOffloadHasEnded() throws IOException {
        keep(picture());
        assertThat(ready()).isEmpty();
        examples.conclude(ID, SHIRT, null);
        assertThat(ready()).hasSize(1);
    }

    @Test
    void whatTheSpoolDoesNotTakeIsDroppedWithoutAnException() throws IOException {
        spool.close();
        assertThat(examples.keep(ID, picture(), SHIRT).join()).isEqualTo(Kept.DROPPED);
        examples.conclude(ID, SHIRT, COAT);
    }

    @Test
    void aSampleThatIsSentAgainHasTheSameId() {
        keep(Frames.tensor(1));
        examples.conclude(ID, SHIRT, null);
        sent();
        sent();
        assertThat(link.sent())
                .hasSize(2)
                .extracting(frame -> frame.header().sequence())
                .doesNotHaveDuplicates();
    }

    @Test
    void aRecordThatCannotBeReadFailsTheSendAndSendsNothing() {
        ByteBuffer junk = ByteBuffer.wrap("not JSON".getBytes(UTF_8));
        SpooledSample sample = new SpooledSample(ID, "default/fashion", CLOCK.instant(), junk, ByteBuffer.allocate(1));
        assertThat(uplink.send(new ReadySample(1, sample, null)))
                .isCompletedExceptionally()
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(UnsendableException.class);
        assertThat(link.sent()).isEmpty();
    }

    @Test
    void aLinkThatIsDownFailsTheSend() {
        keep(Frames.tensor(1));
        examples.conclude(ID, SHIRT, null);
        link.answerSendsWith(CompletableFuture.failedFuture(new LinkException("no connection")));
        assertThat(uplink.send(ready().getFirst())).isCompletedExceptionally();
    }
}
