package io.skerry.edge.model.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Writes the body of a 200 into a capped file; any other answer's body is not read at all. A body
 * that is given up is left to the caller, who closes the connection.
 */
final class BodyToFile implements BodySubscriber<Void> {

    private final ResponseInfo answer;
    private final CappedFile file;
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    BodyToFile(ResponseInfo answer, CappedFile file) {
        this.answer = answer;
        this.file = file;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return written;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (answer.statusCode() != HttpTransfer.OK) {
            written.complete(null);
            return;
        }
        try {
            file.expect(answer.headers().firstValueAsLong("content-length").orElse(0));
            subscription.request(Long.MAX_VALUE);
        } catch (FetchException e) {
            written.completeExceptionally(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> chunks) {
        try {
            for (ByteBuffer chunk : chunks) {
                file.write(chunk);
            }
        } catch (FetchException e) {
            written.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable error) {
        written.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        try {
            file.complete();
            written.complete(null);
        } catch (FetchException e) {
            written.completeExceptionally(e);
        }
    }
}
