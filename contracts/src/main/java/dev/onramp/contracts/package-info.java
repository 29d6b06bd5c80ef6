/**
 * Contracts of the data products, their diagrams and dictionary, and the lineage of every column: texts that follow from the model. Pure: nothing here
 * reads or writes but {@link dev.onramp.contracts.ContractFolder}, which holds a folder to what is generated.
 */
@org.jspecify.annotations.NullMarked
package dev.onramp.contracts;
