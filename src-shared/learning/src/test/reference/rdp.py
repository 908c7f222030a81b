"""Values of the sampled Gaussian mechanism with 30 digits, for SubsampledGaussianTest and RdpAccountantTest.

A(alpha) is integrated over the real line by mpmath, without the closed form that the accountant has for whole orders.
Needs mpmath: pip install mpmath; python3 rdp.py
"""

from mpmath import exp, log, mp, mpf, quad, nstr, pi, sqrt

mp.dps = 30


def divergence(q, sigma, alpha):
    q, sigma, alpha = mpf(q), mpf(sigma), mpf(alpha)

    def integrand(z):
        density = exp(-z * z / (2 * sigma**2)) / (sigma * sqrt(2 * pi))
        return density * (1 - q + q * exp((2 * z - 1) / (2 * sigma**2))) ** alpha

    low, high, parts = -20 * sigma, alpha + 20 * sigma, 60
    points = [low + (high - low) * mpf(i) / parts for i in range(parts + 1)]
    return log(quad(integrand, points)) / (alpha - 1)


def classic(rho, alpha, delta):
    return rho + log(1 / mpf(delta)) / (alpha - 1)


def balle(rho, alpha, delta):
    return rho + log((alpha - 1) / mpf(alpha)) - (log(mpf(delta)) + log(mpf(alpha))) / (alpha - 1)


def tenths(first, last):
    return [i / 10 for i in range(first, last + 1)]


def main():
    print("q sigma alpha divergence")
    for q, sigma, alpha in [
        (0.01, 1.0, 1.5),
        (0.01, 1.0, 2.5),
        (0.1, 0.5, 1.25),
        (0.5, 2.0, 4.5),
        (0.001, 4.0, 3.75),
        (0.1, 0.3, 1.1),
        (0.01, 1.0, 2),
        (0.01, 1.0, 32),
        (0.1, 0.5, 8),
        (0.9, 3.0, 256),
    ]:
        print(q, sigma, alpha, nstr(divergence(q, sigma, alpha), 15))

    print("q sigma steps delta classic order balle order")
    for q, sigma, steps, delta, orders in [
        (256 / 60000, 1.1, 14063, 1e-5, tenths(80, 93)),
        (256 / 60000, 0.7, 10547, 1e-5, tenths(34, 40)),
        (0.01, 4.0, 10000, 1e-5, range(16, 22)),
        (0.05, 1.0, 100, 1e-3, tenths(38, 47)),
    ]:
        rho = {alpha: steps * divergence(q, sigma, alpha) for alpha in orders}
        print(
            q,
            sigma,
            steps,
            delta,
            *(nstr(mpf(x), 12) for way in (classic, balle) for x in min((way(rho[a], a, delta), a) for a in orders)),
        )


if __name__ == "__main__":
    main()
