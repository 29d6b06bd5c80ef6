/** The views in Spark, which runs in a process of its own: this module knows the form of its job, and none of its classes. */
package dev.onramp.views.spark;
