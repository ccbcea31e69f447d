"""What is learned from: questions about passages come in, the rows of tokens that training reads go out."""
