package io.skerry.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The deep model without any edge: the measure of what asking it about every picture would give. */
final class DeepAlone {

    private DeepAlone() {}

    /**
     * Runs it as {@link DeepAloneMain}, a process of its own: ONNX Runtime leaves files behind where a process has its temporary files.
     *
     * @param home the project's folder
     * @param folder for temporary files
     * @param count how many pictures of the test set, from the first on
     * @return what it says about each
     */
    static List<String> say(Path home, Path folder, Dataset dataset, int count)
            throws IOException, InterruptedException {
        Process process = Child.java(
                        folder,
                        List.of(
                                "@" + home.resolve("demo/jvm.options"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DeepAloneMain.class.getName(),
                                dataset.deep(home).toString(),
                                dataset.images(home).toString(),
                                dataset.labels(home).toString(),
                                Integer.toString(count)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = answers.lines().toList();
            if (process.waitFor() != 0 || said.size() != count) {
                throw new IOException("the deep model alone ended with code " + process.exitValue());
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
