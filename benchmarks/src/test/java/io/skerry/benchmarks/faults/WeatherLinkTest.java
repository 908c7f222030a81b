package io.skerry.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeatherLinkTest {

    private ServerSocket server;
    private WeatherLink link;
    private Socket client;
    private Socket served;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        link = WeatherLink.open(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), link.address().getPort());
        served = server.accept();
        served.setSoTimeout(50);
        client.setSoTimeout(5_000);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        served.close();
        link.close();
        server.close();
    }

    @Test
    void in_clear_weather_bytes_go_both_ways() throws IOException {
        served.setSoTimeout(5_000);
        client.getOutputStream().write(7);
        assertThat(served.getInputStream().read()).isEqualTo(7);
        served.getOutputStream().write(8);
        assertThat(client.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void a_dead_link_holds_bytes_back_until_it_is_mended() throws IOException {
        link.become(Weather.DEAD);
        client.getOutputStream().write(7);
        assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        link.become(Weather.CLEAR);
        served.setSoTimeout(5_000);
        assertThat(served.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void a_link_to_nobody_ends_connections() throws IOException {
        server.close();

        try (Socket late = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            late.setSoTimeout(5_000);
            assertThat(late.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_cut_link_ends_connections() throws IOException {
        link.become(Weather.CUT);

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void a_slow_link_takes_a_second_each_way() {
        assertThat(Weather.SLOW.nanos(new SplittableRandom(1))).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void a_lost_packet_waits_for_its_retransmission() {
        SplittableRandom random = new SplittableRandom(1);

        long late = IntStream.range(0, 10_000)
                .mapToLong(_ -> Weather.LOSSY.nanos(random))
                .filter(wait -> wait >= TimeUnit.MILLISECONDS.toNanos(200))
                .count();

        assertThat(late).isBetween(900L, 1_100L);
    }
}
