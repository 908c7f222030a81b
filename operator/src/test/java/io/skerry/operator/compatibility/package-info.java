/** What users of Sedna apply, on a real API server. */
package io.skerry.operator.compatibility;
