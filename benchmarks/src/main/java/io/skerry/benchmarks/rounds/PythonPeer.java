package io.skerry.benchmarks.rounds;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Python program that does the same job. It says {@code ready}; then each line with a count that it gets is answered by a line with
 * the nanoseconds of each time, as JSON. It ends when its input does ({@code benchmarks/peers/rounds.py}).
 */
public final class PythonPeer implements Contender, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer questions;

    private PythonPeer(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @throws IOException if it ends before; with what it wrote
     */
    public static PythonPeer start(String name, Path python, Path script, List<String> arguments, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        PythonPeer peer = new PythonPeer(name, process, log);
        if (!"ready".equals(peer.answers.readLine())) {
            throw peer.broken();
        }
        return peer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] round(int count) throws IOException {
        questions.write(count + "\n");
        questions.flush();
        String line = answers.readLine();
        if (line == null) {
            throw broken();
        }
        return JSON.readValue(line, double[].class);
    }

    private IOException broken() throws IOException {
        process.destroy();
        return new IOException("the peer '" + name + "' ended:\n" + Files.readString(log));
    }

    @Override
    public void close() {
        try {
            questions.close();
        } catch (IOException e) {
            process.destroy(); // its input is broken, so it has ended, or will not
        }
        process.onExit().join();
    }
}
