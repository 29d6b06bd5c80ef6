/** The Lambda and Firehose endpoints with the product's function behind them. */
package dev.onramp.local.lambda;
