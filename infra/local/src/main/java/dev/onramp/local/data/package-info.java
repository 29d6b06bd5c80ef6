/** The data folder: its marker, its lock, its ports, its pid files. */
package dev.onramp.local.data;
