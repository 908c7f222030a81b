package io.skerry.onnx.training;

import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Value;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The model {@code y = x p} with one example and the squared error, trained for some steps, and the same in plain doubles: parameter p has
 * {@link #SIZE} elements, of which the gradient is {@code 2 (x p - t) x / SIZE}.
 */
final class OneParameter {

    static final int SIZE = 3;
    static final int STEPS = 20;
    static final double RATE = 0.1;
    static final double[] START = {0.5, -1, 2};

    private static final double[] X = {1, 2, -0.5};
    private static final double[] T = {1, 1, 3};

    private OneParameter() {}

    /** A step by hand: from the state before it to the one after. */
    interface ByHand {
        void step(double[] p, double[] gradient, int number);
    }

    /** The parameter after each step. */
    static List<double[]> byHand(ByHand hand) {
        double[] p = START.clone();
        List<double[]> after = new ArrayList<>();
        for (int number = 1; number <= STEPS; number++) {
            double[] gradient = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                gradient[i] = 2 * (X[i] * p[i] - T[i]) * X[i] / SIZE;
            }
            hand.step(p, gradient, number);
            after.add(p.clone());
        }
        return after;
    }

    static List<double[]> trained(Optimizer optimizer, List<Penalty> penalties, double clip, Preparation preparation) {
        ModelBuilder builder = new ModelBuilder();
        Value y = builder.input("x", SIZE).times(builder.parameter("p", SIZE));
        OnnxGraph model = builder.build(y, SIZE);
        StepOptions options = new StepOptions(new MeanSquaredError(), optimizer, penalties, clip, Set.of(), false);
        List<double[]> after = new ArrayList<>();
        try (StepSession session = new StepSession(StepGraph.of(model, options), 1, SessionSettings.DEFAULT)) {
            put(session.slot("p"), START);
            preparation.prepare(session);
            for (int number = 1; number <= STEPS; number++) {
                put(session.input("x").asFloatBuffer(), X);
                put(session.input(StepGraph.LABELS).asFloatBuffer(), T);
                session.step(1, (float) RATE, number);
                after.add(get(session.slot("p")));
            }
        }
        return after;
    }

    /** Fills in what the penalties take. */
    interface Preparation {
        void prepare(StepSession session);
    }

    static void put(FloatBuffer buffer, double... values) {
        for (double value : values) {
            buffer.put((float) value);
        }
    }

    private static double[] get(FloatBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        Arrays.setAll(values, buffer::get);
        return values;
    }
}
