/** Amazon Athena with the Glue Data Catalog: Glue says what there is, Athena runs the statements, S3 says whether a table is in the lake. */
package dev.onramp.views.athena;
