/** A program that runs given SQL in Spark over Delta tables that it writes: how the views are proven on Spark. No part of the ingest. */
package dev.onramp.ingest.sql;
