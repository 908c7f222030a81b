/** The way to the nodes over one MQTT broker that both sides reach. */
@NullMarked
package io.skerry.operator.link.mqtt;

import org.jspecify.annotations.NullMarked;
