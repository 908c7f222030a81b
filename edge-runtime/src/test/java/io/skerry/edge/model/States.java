package io.skerry.edge.model;

import io.skerry.api.plan.ServiceName;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The states of one service as they come. */
final class States implements ModelListener {

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<ModelState> states = new LinkedBlockingQueue<>();

    @Override
    public void changed(ServiceName service, ModelState state) {
        states.add(state);
    }

    /** The next state of a kind; those before it are gone. */
    <S extends ModelState> S next(Class<S> kind) throws InterruptedException {
        while (true) {
            ModelState state = states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (state == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came");
            }
            if (kind.isInstance(state)) {
                return kind.cast(state);
            }
        }
    }

    /** The next failure of the source. */
    ModelState.Loading failure() throws InterruptedException {
        ModelState.Loading loading = next(ModelState.Loading.class);
        while (loading.failures() == 0) {
            loading = next(ModelState.Loading.class);
        }
        return loading;
    }
}
