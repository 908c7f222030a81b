package io.skerry.edge.model.fetch;

import java.net.URI;
import java.nio.file.Path;

/** Where model files live: one kind of source per URI scheme. */
sealed interface ModelSource permits FileSource, HttpSource, S3Source {

    /**
     * Copies one file.
     *
     * @param file its address
     * @param target where it goes; replaced if it exists
     * @param maxBytes the size at which the copy is given up
     * @throws FetchException if it cannot be had
     * @throws InterruptedException if the copy is not wanted any more
     */
    void copy(URI file, Path target, long maxBytes) throws FetchException, InterruptedException;
}
