/** Plays the people who use the cluster. */
package io.skerry.operator.user;
