package io.skerry.edge.model.fetch;

import io.skerry.onnx.ModelArtefact;
import java.net.URI;

/**
 * Where the files of one artefact are.
 *
 * @param model the address of the {@code .onnx} file; every other file is beside it
 */
record ArtefactAddress(URI model) {

    private static final String ONNX = ".onnx";

    /** Reads a model's url: one that ends in {@code .onnx} is that file, any other the folder that holds {@code model.onnx}. */
    static ArtefactAddress of(URI url, boolean isFolder) throws FetchException {
        String path = url.getRawPath();
        if (path == null || path.isEmpty()) {
            throw new FetchException(
                    FetchException.Kind.NOT_ALLOWED,
                    SourceUri.show(url) + " has no path: write the address of a folder or of an .onnx file");
        }
        if (path.endsWith(ONNX) && !isFolder) {
            return new ArtefactAddress(url);
        }
        URI folder = path.endsWith("/") ? url : URI.create(url.getScheme() + ":" + body(url) + "/");
        return new ArtefactAddress(beside(folder, ModelArtefact.MODEL_FILE));
    }

    /** The address of a file beside the model. */
    URI beside(String name) {
        return beside(model, name);
    }

    private static URI beside(URI uri, String name) {
        String body = body(uri);
        return URI.create(uri.getScheme() + ":" + body.substring(0, body.lastIndexOf('/') + 1) + name);
    }

    /** Authority and path, without a query: a signature for one file does not fit another. */
    private static String body(URI uri) {
        return (uri.getRawAuthority() == null ? "" : "//" + uri.getRawAuthority()) + uri.getRawPath();
    }
}
