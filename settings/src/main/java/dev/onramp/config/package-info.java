/** Settings, and problems that are said so that a person can mend them. */
package dev.onramp.config;
