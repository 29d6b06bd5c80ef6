/**
 * What every benchmark needs: contestants that take turns, CPU seconds of processes, void runs, a report.
 *
 * <p>Wall-clock times of a busy machine say little; CPU seconds say more, and ratios within a round say most. So contestants alternate, and what is compared is
 * compared round by round.
 */
@NullMarked
package dev.onramp.bench;

import org.jspecify.annotations.NullMarked;
