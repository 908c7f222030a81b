/** The link's driver for one MQTT broker that both sides reach: which frame goes to which topic. */
@NullMarked
package io.skerry.edge.link.mqtt;

import org.jspecify.annotations.NullMarked;
