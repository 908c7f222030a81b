/** LifelongLearningJob: many tasks, a knowledge base, and tasks never seen before. */
@NullMarked
package io.skerry.api.lifelong;

import org.jspecify.annotations.NullMarked;
