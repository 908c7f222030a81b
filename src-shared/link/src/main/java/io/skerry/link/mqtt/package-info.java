/**
 * A connection to one MQTT broker, over TLS in the field, that comes back by itself. Frames travel as they are. Questions for the
 * deep model, its results and heartbeats go at QoS 0: they are worthless after their deadline, and at QoS 1 a broker without
 * {@code set_tcp_nodelay} adds 40 ms. Samples, plans and acknowledgements go at QoS 1.
 */
@NullMarked
package io.skerry.link.mqtt;

import org.jspecify.annotations.NullMarked;
