/** Processes of the operating system: started detached, known again without doubt, ended with all they started. */
package dev.onramp.local.process;
