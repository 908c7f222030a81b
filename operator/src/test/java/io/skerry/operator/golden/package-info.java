/** Resources as people write them, and what the operator makes of them. */
package io.skerry.operator.golden;
