/** Writes what is generated from the records, the CRDs and the page about the resources, and fails when the committed files differ. */
package io.skerry.api.reference;
