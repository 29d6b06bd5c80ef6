/** The transform as an AWS Lambda function. */
package dev.onramp.transform.lambda;
