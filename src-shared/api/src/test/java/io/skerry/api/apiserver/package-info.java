/** What a real API server makes of the CRDs, and of what users write. */
package io.skerry.api.apiserver;
