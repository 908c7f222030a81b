/** What breaks, and that it heals, on the real components. */
package io.skerry.operator.faults;
