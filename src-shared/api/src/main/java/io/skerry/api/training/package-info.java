/** What the kinds that train share: data, triggers, stages. */
@NullMarked
package io.skerry.api.training;

import org.jspecify.annotations.NullMarked;
