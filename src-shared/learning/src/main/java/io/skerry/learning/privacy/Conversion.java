package io.skerry.learning.privacy;

/** From Rényi differential privacy (α, ρ) to (ε, δ). */
public enum Conversion {
    /**
     * ε = ρ + log((α − 1) / α) − (log δ + log α) / (α − 1): Balle et al., "Hypothesis Testing Interpretations and Rényi Differential Privacy"
     * (AISTATS 2020), Theorem 21. Never gives more than the classic one; the one to use.
     */
    BALLE_2020 {
        @Override
        double epsilon(double order, double divergence, double delta) {
            return divergence + Math.log1p(-1 / order) - (Math.log(delta) + Math.log(order)) / (order - 1);
        }
    },
    /**
     * ε = ρ + log(1/δ) / (α − 1): Mironov, "Rényi Differential Privacy" (CSF 2017), Proposition 3. To compare with figures that were
     * published before 2020.
     */
    MIRONOV_2017 {
        @Override
        double epsilon(double order, double divergence, double delta) {
            return divergence - Math.log(delta) / (order - 1);
        }
    };

    abstract double epsilon(double order, double divergence, double delta);
}
